;; Arithmetic of the parse networks at reading time: integers only, so every machine reads alike.
;; Addresses are bytes into one memory. Sums wrap; the trainer chooses scales that leave head room.
(module
  (memory (export "memory") 1)

  ;; row[hidden] (int16) = round(weights[hidden×dim] · vector[dim] · factor / 2^16), from int8; dim a multiple of 8
  (func (export "project") (param $vector i32) (param $weights i32) (param $row i32) (param $dim i32) (param $hidden i32)
    (param $factor i32)
    (local $v i32) (local $end i32) (local $a v128)
    (local.set $end (i32.add (local.get $vector) (local.get $dim)))
    (block $done (loop $unit
      (br_if $done (i32.eqz (local.get $hidden)))
      (local.set $a (i32x4.splat (i32.const 0)))
      (local.set $v (local.get $vector))
      (loop $part
        (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s
          (v128.load8x8_s (local.get $v)) (v128.load8x8_s (local.get $weights)))))
        (local.set $v (i32.add (local.get $v) (i32.const 8)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 8)))
        (br_if $part (i32.lt_u (local.get $v) (local.get $end))))
      (i32.store16 (local.get $row) (i32.wrap_i64 (i64.shr_s (i64.add (i64.const 32768) (i64.mul
        (i64.extend_i32_s (call $lanes (local.get $a))) (i64.extend_i32_s (local.get $factor)))) (i64.const 16))))
      (local.set $row (i32.add (local.get $row) (i32.const 2)))
      (local.set $hidden (i32.sub (local.get $hidden) (i32.const 1)))
      (br $unit))))

  ;; out[hidden] (int16) = the sum of the `count` rows whose addresses stand in `list`; hidden a multiple of 32
  (func $sum (export "sum") (param $list i32) (param $count i32) (param $out i32) (param $hidden i32) (param $floor i32)
    (local $j i32) (local $bytes i32) (local $l i32) (local $r i32) (local $stop i32) (local $low v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $bytes (i32.shl (local.get $hidden) (i32.const 1)))
    (local.set $low (i16x8.splat (local.get $floor)))
    (local.set $stop (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 2))))
    (loop $block
      (local.set $a (i16x8.splat (i32.const 0)))
      (local.set $b (i16x8.splat (i32.const 0)))
      (local.set $c (i16x8.splat (i32.const 0)))
      (local.set $d (i16x8.splat (i32.const 0)))
      (local.set $l (local.get $list))
      (loop $next
        (local.set $r (i32.add (i32.load (local.get $l)) (local.get $j)))
        (local.set $a (i16x8.add (local.get $a) (v128.load (local.get $r))))
        (local.set $b (i16x8.add (local.get $b) (v128.load offset=16 (local.get $r))))
        (local.set $c (i16x8.add (local.get $c) (v128.load offset=32 (local.get $r))))
        (local.set $d (i16x8.add (local.get $d) (v128.load offset=48 (local.get $r))))
        (local.set $l (i32.add (local.get $l) (i32.const 4)))
        (br_if $next (i32.lt_u (local.get $l) (local.get $stop))))
      (local.set $r (i32.add (local.get $out) (local.get $j)))
      (v128.store (local.get $r) (i16x8.max_s (local.get $a) (local.get $low)))
      (v128.store offset=16 (local.get $r) (i16x8.max_s (local.get $b) (local.get $low)))
      (v128.store offset=32 (local.get $r) (i16x8.max_s (local.get $c) (local.get $low)))
      (v128.store offset=48 (local.get $r) (i16x8.max_s (local.get $d) (local.get $low)))
      (local.set $j (i32.add (local.get $j) (i32.const 64)))
      (br_if $block (i32.lt_u (local.get $j) (local.get $bytes)))))

  ;; The whole net: sum the rows, cut negatives to 0, scores[outputs] (int32) = weights (int16) · hidden + bias (int32).
  ;; Returns the index of the best score, the first of equals.
  (func (export "run") (param $list i32) (param $count i32) (param $hidden i32) (param $units i32)
    (param $weights i32) (param $bias i32) (param $scores i32) (param $outputs i32) (result i32)
    (local $h i32) (local $end i32) (local $a v128) (local $b v128) (local $o i32) (local $value i32)
    (local $best i32) (local $bestValue i32)
    (call $sum (local.get $list) (local.get $count) (local.get $hidden) (local.get $units) (i32.const 0))
    (local.set $end (i32.add (local.get $hidden) (i32.shl (local.get $units) (i32.const 1))))
    (local.set $bestValue (i32.const -2147483648))
    (loop $output
      (local.set $a (i32x4.splat (i32.const 0)))
      (local.set $b (i32x4.splat (i32.const 0)))
      (local.set $h (local.get $hidden))
      (loop $part
        (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s
          (v128.load (local.get $h)) (v128.load (local.get $weights)))))
        (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s
          (v128.load offset=16 (local.get $h)) (v128.load offset=16 (local.get $weights)))))
        (local.set $h (i32.add (local.get $h) (i32.const 32)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
        (br_if $part (i32.lt_u (local.get $h) (local.get $end))))
      (local.set $value (i32.add (call $lanes (i32x4.add (local.get $a) (local.get $b))) (i32.load (local.get $bias))))
      (i32.store (local.get $scores) (local.get $value))
      (if (i32.gt_s (local.get $value) (local.get $bestValue)) (then
        (local.set $bestValue (local.get $value))
        (local.set $best (local.get $o))))
      (local.set $bias (i32.add (local.get $bias) (i32.const 4)))
      (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
      (local.set $o (i32.add (local.get $o) (i32.const 1)))
      (br_if $output (i32.lt_u (local.get $o) (local.get $outputs))))
    (local.get $best))

  (func $lanes (param $a v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $a)) (i32x4.extract_lane 1 (local.get $a)))
      (i32.add (i32x4.extract_lane 2 (local.get $a)) (i32x4.extract_lane 3 (local.get $a)))))
)
