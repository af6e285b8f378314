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
  ;; Returns the index of the best score, the first of equals. Four outputs at a time while there are four.
  (func (export "run") (param $list i32) (param $count i32) (param $hidden i32) (param $units i32)
    (param $weights i32) (param $bias i32) (param $scores i32) (param $outputs i32) (result i32)
    (local $h i32) (local $end i32) (local $bytes i32) (local $w i32) (local $o i32) (local $four i32) (local $value i32)
    (local $best i32) (local $bestValue i32) (local $x v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (call $sum (local.get $list) (local.get $count) (local.get $hidden) (local.get $units) (i32.const 0))
    (local.set $bytes (i32.shl (local.get $units) (i32.const 1)))
    (local.set $end (i32.add (local.get $hidden) (local.get $bytes)))
    (local.set $four (i32.and (local.get $outputs) (i32.const -4)))
    (block $few (loop $outputs4
      (br_if $few (i32.ge_u (local.get $o) (local.get $four)))
      (local.set $a (i32x4.splat (i32.const 0)))
      (local.set $b (i32x4.splat (i32.const 0)))
      (local.set $c (i32x4.splat (i32.const 0)))
      (local.set $d (i32x4.splat (i32.const 0)))
      (local.set $h (local.get $hidden))
      (loop $part
        (local.set $x (v128.load (local.get $h)))
        (local.set $w (local.get $weights))
        (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $x) (v128.load (local.get $w)))))
        (local.set $w (i32.add (local.get $w) (local.get $bytes)))
        (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $x) (v128.load (local.get $w)))))
        (local.set $w (i32.add (local.get $w) (local.get $bytes)))
        (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $x) (v128.load (local.get $w)))))
        (local.set $w (i32.add (local.get $w) (local.get $bytes)))
        (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $x) (v128.load (local.get $w)))))
        (local.set $h (i32.add (local.get $h) (i32.const 16)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
        (br_if $part (i32.lt_u (local.get $h) (local.get $end))))
      (local.set $weights (i32.add (local.get $weights) (i32.mul (local.get $bytes) (i32.const 3))))
      ;; Lane k of the sum is the score of output k: lanes are turned about, then added.
      (local.set $x (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $a) (local.get $b))
        (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
      (local.set $c (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $c) (local.get $d))
        (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
      (local.set $a (i32x4.add
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $x) (local.get $c))
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $x) (local.get $c))))
      (v128.store (i32.add (local.get $scores) (i32.shl (local.get $o) (i32.const 2)))
        (i32x4.add (local.get $a) (v128.load (i32.add (local.get $bias) (i32.shl (local.get $o) (i32.const 2))))))
      (local.set $o (i32.add (local.get $o) (i32.const 4)))
      (br $outputs4)))
    (block $none (loop $output
      (br_if $none (i32.ge_u (local.get $o) (local.get $outputs)))
      (local.set $a (i32x4.splat (i32.const 0)))
      (local.set $h (local.get $hidden))
      (loop $part
        (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s
          (v128.load (local.get $h)) (v128.load (local.get $weights)))))
        (local.set $h (i32.add (local.get $h) (i32.const 16)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
        (br_if $part (i32.lt_u (local.get $h) (local.get $end))))
      (i32.store (i32.add (local.get $scores) (i32.shl (local.get $o) (i32.const 2)))
        (i32.add (call $lanes (local.get $a)) (i32.load (i32.add (local.get $bias) (i32.shl (local.get $o) (i32.const 2))))))
      (local.set $o (i32.add (local.get $o) (i32.const 1)))
      (br $output)))
    (local.set $bestValue (i32.const -2147483648))
    (local.set $o (i32.const 0))
    (loop $each
      (local.set $value (i32.load (i32.add (local.get $scores) (i32.shl (local.get $o) (i32.const 2)))))
      (if (i32.gt_s (local.get $value) (local.get $bestValue)) (then
        (local.set $bestValue (local.get $value))
        (local.set $best (local.get $o))))
      (local.set $o (i32.add (local.get $o) (i32.const 1)))
      (br_if $each (i32.lt_u (local.get $o) (local.get $outputs))))
    (local.get $best))

  (func $lanes (param $a v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $a)) (i32x4.extract_lane 1 (local.get $a)))
      (i32.add (i32x4.extract_lane 2 (local.get $a)) (i32x4.extract_lane 3 (local.get $a)))))
)
